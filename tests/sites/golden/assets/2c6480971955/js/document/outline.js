// Written by the build from the content.
export const areas = [{"id":"alku","steps":[{"id":"ensiaskel","title":"Ensiaskel hankintaosaamiseen","path":"alku/ensiaskel/","items":"nimi:2 paiva"},{"id":"toinen","title":"Toinen","path":"alku/toinen/","items":"teko"}]},{"id":"jatko","steps":[{"id":"jatkuu","title":"Jatkuu","path":"jatko/jatkuu/","items":"teko"}]}];
export const order = ["ensiaskel","jatkuu","toinen"];
export const origins = {"toinen-teko":["toinen-vanha"]};
