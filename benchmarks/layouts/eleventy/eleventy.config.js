const byPath = (one, other) => (one.inputPath < other.inputPath ? -1 : 1);

module.exports = (config) => {
  config.addPassthroughCopy("src/style.css");
  config.addCollection("areaList", (api) => api.getFilteredByTag("area").sort(byPath));
  config.addCollection("areas", (api) => {
    const areas = {};
    for (const page of api.getFilteredByTag("area")) {
      areas[page.data.area] = { page, steps: [] };
    }
    for (const step of api.getFilteredByTag("step").sort(byPath)) {
      areas[step.data.area].steps.push(step);
    }
    return areas;
  });
  return { dir: { input: "src", output: "out" }, markdownTemplateEngine: false };
};
