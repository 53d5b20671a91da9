// Written by the build from the content: areas, their steps and the steps' checklist items,
// and the ids that have been retired with what replaced them.
export const areas = [{"id":"alku","steps":[{"id":"ensiaskel","items":["ensiaskel-nimi","ensiaskel-paiva"]},{"id":"toinen","items":["toinen-teko"]}]},{"id":"jatko","steps":[{"id":"jatkuu","items":["jatkuu-teko"]}]}];
export const retired = {"toinen-vanha":["toinen-teko"]};
