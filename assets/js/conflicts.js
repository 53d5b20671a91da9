// Texts that were written without knowing of each other: none is lost, one is chosen. Pure.

/** The texts of a field that were written without knowing of the one that stands. */
export function conflictsOf(state, name) {
  const { value, earlier = [] } = Object.hasOwn(state.fields, name) ? state.fields[name] : {};
  const texts = earlier.map((version) => version.value);
  return [...new Set(texts)].filter((text) => text && text !== value);
}

/** For a version that settles the one before and all that was kept beside it. */
export function settled({ earlier = [], ...old }) {
  const seen = { ...old.seen };
  for (const version of [old, ...earlier]) {
    seen[version.mark] = Math.max(seen[version.mark] ?? 0, version.time);
  }
  return { seen, earlier: undefined };
}

/**
 * For a version that was written on top of `base`: when the field has changed since, what it
 * changed to is kept beside the new version.
 */
export function writtenOn(base, old) {
  if (!old || (base && base.time === old.time && base.mark === old.mark)) {
    return undefined;
  }
  const { earlier = [], ...version } = old;
  const seen = base ? { ...base.seen, [base.mark]: base.time } : {};
  return { seen, earlier: [...earlier, version] };
}

/** For a version that takes the choice between texts back. */
export function unsettled({ seen, earlier }) {
  return { seen, earlier };
}
