// Whether what is marked is saved, and whether all of the page has come, told beside it.

import { onMissing, withPart } from "./parts.js";

const loadSaving = () => import("./save-file.js");

/** Tell in words whether ticks are saved, from the texts that the page carries. */
export function startNotices(store) {
  const place = document.querySelector("[data-notices]");
  let shown;
  let isMissing = false;
  const show = () => {
    const names = [store.fault ?? "saving", isMissing && "missing", isMissing && store.isSaved && "reload"];
    if (shown !== names.join()) {
      shown = names.join();
      const texts = names.map((name) => document.querySelector(`template[data-notice="${name}"]`));
      place?.replaceChildren(...texts.flatMap((text) => text?.content.cloneNode(true) ?? []));
      if (store.fault === "full" && place.firstElementChild) {
        withPart(loadSaving, ({ offerRoom }) => offerRoom(store, place.firstElementChild));
      }
    }
  };
  store.subscribe(show);
  onMissing((is) => {
    isMissing = is;
    show();
  });
  show();
}
