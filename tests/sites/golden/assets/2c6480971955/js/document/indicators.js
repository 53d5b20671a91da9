// Written by the build from the content.
export const indicators = [{"id":"osuus","title":"Osuus","values":[{"title":"","shownAs":"percent","numerator":{"id":"osuus-tehdyt","label":"Tehtyjä","unit":"kpl"},"denominator":{"id":"osuus-kaikki","label":"Kaikkiaan","unit":"kpl"}}]}];
