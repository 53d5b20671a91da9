// Written by the build from the content.
export const assessed = [{"id":"ensiaskel","area":"alku","phase":"aluksi","requires":[],"hours":3,"statements":[],"papers":[],"short":""},{"id":"jatkuu","area":"jatko","phase":"aluksi","requires":[],"hours":1,"statements":["arvio-tieto"],"papers":[],"short":"arvio-tieto"},{"id":"toinen","area":"alku","phase":"lopuksi","requires":[],"hours":1,"statements":[],"papers":[],"short":""}];
export const rewordings = {};
