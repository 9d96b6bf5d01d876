// The same site by Eleventy: a page an entry, home in pages, a page a topic and a month, a feed, a sitemap.
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
import highlight from "@11ty/eleventy-plugin-syntaxhighlight";
import markdown from "markdown-it";
import footnotes from "markdown-it-footnote";

const iso = (date) => date.toISOString().slice(0, 10);
const topicsOf = (tags) => tags.filter((tag) => tag !== "journal");

/** The journal's entries in groups, newest first: `keys` gives the names of an entry's groups. */
function grouped(entries, keys) {
  const found = {};
  for (const entry of entries) for (const key of keys(entry)) (found[key] ??= []).push(entry);
  return Object.entries(found).sort().map(([name, members]) => ({ name, members }));
}

export default function (eleventy) {
  const newest = (api) => api.getFilteredByTag("journal").reverse();
  eleventy.setLibrary("md", markdown({ html: true, linkify: true }).use(footnotes));
  eleventy.addPlugin(highlight);
  eleventy.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "journal", limit: 20 },
    metadata: { language: "en", title: "A learning journal", base: "https://journal.example.org/", author: { name: "Nobody" } },
  });
  eleventy.addPassthroughCopy({ "style.css": "style.css" });
  eleventy.addFilter("iso", iso);
  eleventy.addFilter("topicsOf", topicsOf);
  eleventy.addCollection("newest", (api) => {
    const entries = newest(api);
    entries.forEach((entry, at) => Object.assign(entry.data, { newer: entries[at - 1], older: entries[at + 1] }));
    return entries;
  });
  eleventy.addCollection("byMonth", (api) => grouped(newest(api), (entry) => [iso(entry.date).slice(0, 7)]));
  eleventy.addCollection("byTopic", (api) => grouped(newest(api), (entry) => topicsOf(entry.data.tags)));
  return { dir: { input: "content", includes: "../_includes", output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
