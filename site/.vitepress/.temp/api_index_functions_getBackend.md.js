import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: getBackend()","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/functions/getBackend.md","filePath":"api/index/functions/getBackend.md"}');
const _sfc_main = { name: "api/index/functions/getBackend.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / getBackend</p><h1 id="function-getbackend" tabindex="-1">Function: getBackend() <a class="header-anchor" href="#function-getbackend" aria-label="Permalink to &quot;Function: getBackend()&quot;">​</a></h1><blockquote><p><strong>getBackend</strong>(): <code>Promise</code>&lt;<a href="./../interfaces/Backend"><code>Backend</code></a>&gt;</p></blockquote><p>The backend in use; the default one where none was chosen, or the one in use was disposed of.</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="./../interfaces/Backend"><code>Backend</code></a>&gt;</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> getBackend</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">()).name; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// &#39;wasm&#39;</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/functions/getBackend.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const getBackend = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  getBackend as default
};
