// Written by the build from the content: areas, their steps with their places below the home page,
// and the steps' checklist items (an item's id is its step's id, a hyphen and what stands here),
// the steps in the suggested order,
// for an item that replaced others the retired ids whose marks it carries on,
// and the revisions of items whose wording has changed materially.
export const areas = [{"id":"alku","steps":[{"id":"ensiaskel","title":"Ensiaskel hankintaosaamiseen","path":"alku/ensiaskel/","items":["nimi","paiva"]},{"id":"toinen","title":"Toinen","path":"alku/toinen/","items":["teko"]}]},{"id":"jatko","steps":[{"id":"jatkuu","title":"Jatkuu","path":"jatko/jatkuu/","items":["teko"]}]}];
export const order = ["ensiaskel","jatkuu","toinen"];
export const origins = {"toinen-teko":["toinen-vanha"]};
export const revisions = {"ensiaskel-nimi":2};
