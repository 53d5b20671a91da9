// Written by the build from the content: areas, their steps and the steps' checklist items
// (an item's id is its step's id, a hyphen and what stands here),
// for an item that replaced others the retired ids whose marks it carries on,
// and the revisions of items whose wording has changed materially.
export const areas = [{"id":"alku","steps":[{"id":"ensiaskel","items":["nimi","paiva"]},{"id":"toinen","items":["teko"]}]},{"id":"jatko","steps":[{"id":"jatkuu","items":["teko"]}]}];
export const origins = {"toinen-teko":["toinen-vanha"]};
export const revisions = {"ensiaskel-nimi":2};
