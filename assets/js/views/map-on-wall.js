// The map on the whole screen, for a projector: the arrow keys choose a deed, and its stop is painted.

/** Open the map on the screen; it goes back to its place on the page afterwards. */
export async function openOnWall(map, dialog, button) {
  const place = document.createComment("");
  map.replaceWith(place);
  dialog.append(map);
  // Where the browser refuses its full screen, the map fills the window.
  await document.documentElement.requestFullscreen?.().catch(() => {});
  dialog.showModal();
  const stop = new AbortController();
  const on = { signal: stop.signal };
  const deeds = () => [...map.querySelectorAll(".deed[href]")];
  (deeds()[0] ?? dialog.querySelector("button")).focus();
  dialog.addEventListener("keydown", (event) => move(event, deeds()), on);
  document.addEventListener("fullscreenchange", () => document.fullscreenElement ?? dialog.close(), on);
  dialog.addEventListener("close", () => {
    stop.abort();
    place.replaceWith(map);
    document.fullscreenElement && document.exitFullscreen();
    button.focus();
  }, on);
}

function move(event, deeds) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by && deeds.length > 0 && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const at = deeds.indexOf(document.activeElement);
    deeds[(Math.max(at, by < 0 ? 0 : -1) + by + deeds.length) % deeds.length].focus();
  }
}
