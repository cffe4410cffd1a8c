import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: adjustContrast()","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/functions/adjustContrast.md","filePath":"api/images/functions/adjustContrast.md"}');
const _sfc_main = { name: "api/images/functions/adjustContrast.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / adjustContrast</p><h1 id="function-adjustcontrast" tabindex="-1">Function: adjustContrast() <a class="header-anchor" href="#function-adjustcontrast" aria-label="Permalink to &quot;Function: adjustContrast()&quot;">​</a></h1><blockquote><p><strong>adjustContrast</strong>(<code>image</code>, <code>factor</code>): <a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p></blockquote><p>factor·value + (1 − factor)·mean luma: the mean at factor 0, the image at 1, more contrast beyond.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>image</code></td><td><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></td></tr><tr><td><code>factor</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for an invalid image, or a factor that is not finite and ≥ 0</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">adjustContrast</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(gray, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">0</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">).data; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [88, 88, 88, 88]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/functions/adjustContrast.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const adjustContrast = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  adjustContrast as default
};
