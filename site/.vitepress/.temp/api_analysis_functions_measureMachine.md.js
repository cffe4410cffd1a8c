import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: measureMachine()","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/functions/measureMachine.md","filePath":"api/analysis/functions/measureMachine.md"}');
const _sfc_main = { name: "api/analysis/functions/measureMachine.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / measureMachine</p><h1 id="function-measuremachine" tabindex="-1">Function: measureMachine() <a class="header-anchor" href="#function-measuremachine" aria-label="Permalink to &quot;Function: measureMachine()&quot;">​</a></h1><blockquote><p><strong>measureMachine</strong>(): <code>Promise</code>&lt;<a href="./../interfaces/MachineLimits"><code>MachineLimits</code></a>&gt;</p></blockquote><p>Peak arithmetic and memory bandwidth of the backend in use, by a product of 768 × 768 matrices and a sum of 2²⁴ numbers; takes under a second.</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="./../interfaces/MachineLimits"><code>MachineLimits</code></a>&gt;</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> limits</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> measureMachine</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">();</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/functions/measureMachine.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const measureMachine = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  measureMachine as default
};
