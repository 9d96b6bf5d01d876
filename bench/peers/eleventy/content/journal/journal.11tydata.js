// Eleventy takes the day off a file's name; the address of an entry has it in every peer.
export default {
  layout: "entry.njk",
  tags: ["journal"],
  eleventyComputed: { permalink: ({ page }) => `/journal/${page.inputPath.split("/").pop().replace(/\.md$/, "")}/` },
};
