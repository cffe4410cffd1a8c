import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: toFloat32()","description":"","frontmatter":{},"headers":[],"relativePath":"api/io/functions/toFloat32.md","filePath":"api/io/functions/toFloat32.md"}');
const _sfc_main = { name: "api/io/functions/toFloat32.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">io</a> / toFloat32</p><h1 id="function-tofloat32" tabindex="-1">Function: toFloat32() <a class="header-anchor" href="#function-tofloat32" aria-label="Permalink to &quot;Function: toFloat32()&quot;">​</a></h1><blockquote><p><strong>toFloat32</strong>(<code>__namedParameters</code>): <code>Float32Array</code></p></blockquote><p>Any real number type as float32: exact for F32, F16, BF16, F8, F4, BOOL and integers of up to 16 bits; others are rounded. F32 data are returned as they are, not copied.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>__namedParameters</code></td><td><a href="./../interfaces/SafetensorsTensor"><code>SafetensorsTensor</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Float32Array</code></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>DTypeError for C64</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">toFloat32</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">({ dtype: </span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;BF16&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, shape: [</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">], data: Uint16Array.</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">of</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">0x3f80</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">) }); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [1]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/io/functions/toFloat32.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const toFloat32 = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  toFloat32 as default
};
