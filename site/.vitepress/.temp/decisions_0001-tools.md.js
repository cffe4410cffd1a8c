import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"0001 Tools: npm workspaces, TypeScript 7, Biome, Vitest 4","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/0001-tools.md","filePath":"decisions/0001-tools.md"}');
const _sfc_main = { name: "decisions/0001-tools.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_0001-tools-npm-workspaces-typescript-7-biome-vitest-4" tabindex="-1">0001 Tools: npm workspaces, TypeScript 7, Biome, Vitest 4 <a class="header-anchor" href="#_0001-tools-npm-workspaces-typescript-7-biome-vitest-4" aria-label="Permalink to &quot;0001 Tools: npm workspaces, TypeScript 7, Biome, Vitest 4&quot;">​</a></h1><p><strong>Question.</strong> What builds, checks and tests the repository, when <code>npm start</code> and <code>npm test</code> must work straight after <code>git clone</code> with Node 20 and npm only?</p><p><strong>Decision.</strong></p><ul><li>npm workspaces <code>packages/fovea</code> and <code>packages/cli</code>. <code>bench/</code> has its own package and lock file and is not a workspace: its peers are large and must not be installed by somebody who only wants the library.</li><li><code>tools/run.mjs</code> stands behind the root scripts. It needs nothing but Node, runs <code>npm ci</code> when <code>node_modules</code> does not match the lock file, builds with <code>tsc -b</code> (incremental, so it always runs), then hands over. <code>npm start</code> runs <code>packages/cli/dist/main.js train</code>, or with the arguments given after <code>--</code>.</li><li>TypeScript 7 with project references. Source imports end in <code>.ts</code> and are rewritten on output, so the same source runs in Vitest, in Node versions that strip types, and from <code>dist</code>. The library&#39;s project has the libraries ES2023 and WebWorker (with WebGPU) and no Node types: that line is what keeps it isomorphic.</li><li>Biome for lint and format; its formatting is what lets <code>tools/source-tree.mjs</code> read imports without a parser.</li><li>Import rules, cycles, file length, opening comments and banned words are our own small checkers over <code>tools/layers.json</code>, because the rules are ours: no linter knows a layer table. A cycle through types alone counts too: it is the same knot for a reader.</li><li>Vitest 4 in processes, two at a time.</li><li>The lock file holds no download addresses, so that it works behind any mirror.</li></ul><p><strong>Looked at.</strong> See <a href="./../dependencies">dependencies</a>.</p><p><strong>What would change our mind.</strong> Node 20 out of support (then Vitest 5, and perhaps no build step for tools), or a need for lint rules that know types beyond what Biome infers (then typescript-eslint, once it takes TypeScript 7).</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/0001-tools.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const _0001Tools = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  _0001Tools as default
};
