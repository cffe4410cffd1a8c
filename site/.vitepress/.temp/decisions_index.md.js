import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Decisions","description":"","frontmatter":{},"headers":[],"relativePath":"decisions/index.md","filePath":"decisions/index.md"}');
const _sfc_main = { name: "decisions/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="decisions" tabindex="-1">Decisions <a class="header-anchor" href="#decisions" aria-label="Permalink to &quot;Decisions&quot;">​</a></h1><p>One short file a decision: what was asked, what was chosen and why, what else was looked at, what would change our mind. A new dependency, a new folder of the library and a change of a rule of the house are decisions.</p><table tabindex="0"><thead><tr><th>number</th><th>decision</th></tr></thead><tbody><tr><td><a href="./0001-tools">0001</a></td><td>Tools: npm workspaces, TypeScript 7, Biome, Vitest 4</td></tr><tr><td><a href="./0002-engine">0002</a></td><td>Engine: what differs from the first sketch, and why</td></tr><tr><td><a href="./0003-winograd">0003</a></td><td>Convolutions of 3×3 at points: Winograd&#39;s F(4×4, 3×3)</td></tr><tr><td><a href="./0004-elementary-functions">0004</a></td><td>Elementary functions: what exp and log leave out of the fast path</td></tr><tr><td><a href="./0005-gradients-of-any-tensor">0005</a></td><td>Gradients with respect to any tensor</td></tr><tr><td><a href="./0006-system-blas">0006</a></td><td>Products by a system BLAS, when asked for</td></tr></tbody></table></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("decisions/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
