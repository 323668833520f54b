import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { defineConfig, type MarkdownRenderer } from "vitepress";

const { homepage } = createRequire(import.meta.url)("../../package.json");
const repository = homepage.replace(/#.*/, "");

const guides = {
  "Getting started": [
    "README",
    "docs/demo",
    "docs/installation",
    "docs/configuration",
    "docs/command-line",
    "docs/programs",
    "docs/names",
    "docs/adoption",
  ],
  Resources: ["docs/resources", "docs/logic", "docs/records", "docs/files", "docs/bulk", "docs/runs", "docs/data-sources"],
  Operation: [
    "docs/pipelines",
    "docs/environments",
    "docs/upgrading",
    "docs/data-safety",
    "docs/codes",
    "docs/reliability",
    "docs/limits",
    "docs/performance",
    "docs/troubleshooting",
    "CHANGELOG",
  ],
  Testing: ["docs/testing", "docs/emulator"],
  "The platform": ["docs/coverage", "docs/assumptions"],
};

const names: Record<string, string> = { README: "Start", CHANGELOG: "Changelog" };

export default defineConfig({
  title: "pulumi-astrozero",
  description: "App schemas of Huawei Cloud Astro Zero in Pulumi programs",
  // The documents are where the repository has them: links between them are the same there, in the package and here.
  srcDir: "..",
  srcExclude: ["tests/**", "tmp/**", "coverage/**"],
  outDir: "../tmp/site",
  cacheDir: "../tmp/vitepress",
  base: process.env.SITE_BASE ?? "/",
  rewrites: (page) => page.replace(/README\.md$/, "index.md"),
  markdown: { anchor: { slugify: asGitHub }, config: leadToRepository },
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Guides", link: "/" },
      { text: "Reference", link: "/docs/reference/" },
    ],
    sidebar: [
      ...Object.entries(guides).map(([text, pages]) => ({
        text,
        items: pages.map((page) => ({ text: titleOf(page), link: linkOf(page) })),
      })),
      {
        text: "Reference",
        items: [
          { text: "Resources and functions", link: "/docs/reference/" },
          { text: "Fields", link: "/docs/reference/Reference/namespaces/fields/" },
          { text: "Conditions", link: "/docs/reference/Reference/namespaces/where/" },
          { text: "Emulator", link: "/docs/reference/emulator/" },
          {
            text: "Command line",
            link: "/docs/reference/command-line/",
            collapsed: true,
            items: pagesIn("docs/reference/command-line").map((page) => ({ text: titleOf(page), link: linkOf(page) })),
          },
        ],
      },
      {
        text: "Development",
        items: [
          { text: "Contributing", link: "/CONTRIBUTING" },
          { text: "Decisions", link: "/docs/decisions/" },
        ],
      },
    ],
    outline: [2, 3],
  },
});

/** The pages of a folder but its first one. */
function pagesIn(folder: string): string[] {
  const files = readdirSync(new URL(`../../${folder}`, import.meta.url)).sort();
  return files.flatMap((file) => (file !== "README.md" && file.endsWith(".md") ? [`${folder}/${file.replace(".md", "")}`] : []));
}

function titleOf(page: string): string {
  const name = page.replace(/^.*\//, "").replaceAll("-", " ");
  return names[page] ?? name.charAt(0).toUpperCase() + name.slice(1);
}

function linkOf(page: string): string {
  return page === "README" ? "/" : `/${page}`;
}

/** What is no page, such as the sources of an example, is in the repository only. */
function leadToRepository(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("repository", ({ tokens, env }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const target = token.type === "link_open" ? token.attrGet("href") : null;
      if (!target || /^(\w+:|#)|\.md(#|$)/.test(target)) continue;
      token.attrSet("href", `${repository}/blob/main/${posix.join(posix.dirname(env.relativePath), target)}`);
    }
  });
}

/** The anchor of a heading, as on GitHub. */
function asGitHub(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
    .replaceAll(" ", "-");
}
