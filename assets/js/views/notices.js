// Whether what is marked is saved, told beside it.

/** Tell in words whether ticks are saved, from the texts that the page carries. */
export function startNotices(root, store) {
  const place = root.querySelector("[data-notices]");
  let shown;
  const show = (name) => {
    if (name !== shown) {
      shown = name;
      const text = root.querySelector(`template[data-notice="${name}"]`);
      place.replaceChildren(text.content.cloneNode(true));
      if (name === "full") {
        import("./free-space.js").then(({ offerRoom }) => offerRoom(store, place.firstElementChild));
      }
    }
  };
  const follow = () => show(store.fault ?? "saving");
  store.subscribe(follow);
  // What loads on use is gone once the site has been published anew, or out of reach.
  addEventListener("unhandledrejection", () => show("outdated"));
  follow();
}
