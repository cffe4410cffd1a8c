import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: narrowFloat32()","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/functions/narrowFloat32.md","filePath":"api/io/functions/narrowFloat32.md"}');
const _sfc_main = { name: "api/io/functions/narrowFloat32.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / narrowFloat32</p><h1 id="function-narrowfloat32" tabindex="-1">Function: narrowFloat32() <a class="header-anchor" href="#function-narrowfloat32" aria-label="Permalink to &quot;Function: narrowFloat32()&quot;">​</a></h1><blockquote><p><strong>narrowFloat32</strong>(<code>values</code>, <code>dtype</code>): <a href="./../type-aliases/SafetensorsData"><code>SafetensorsData</code></a></p></blockquote><p>float32 values in the type that a file shall have. F32 data are returned as they are, not copied.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>values</code></td><td><code>Float32Array</code></td></tr><tr><td><code>dtype</code></td><td><a href="./../type-aliases/StoredFloat"><code>StoredFloat</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../type-aliases/SafetensorsData"><code>SafetensorsData</code></a></p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">narrowFloat32</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(Float32Array.</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">of</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">), </span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;BF16&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [16256]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/functions/narrowFloat32.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const narrowFloat32 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  narrowFloat32 as default
};
