import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: iota()","description":"","frontmatter":{},"headers":[],"relativePath":"api/index/functions/iota.md","filePath":"api/index/functions/iota.md"}');
const _sfc_main = { name: "api/index/functions/iota.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">index</a> / iota</p><h1 id="function-iota" tabindex="-1">Function: iota() <a class="header-anchor" href="#function-iota" aria-label="Permalink to &quot;Function: iota()&quot;">​</a></h1><blockquote><p><strong>iota</strong>(<code>shape</code>, <code>axis?</code>): <a href="./../classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Positions 0, 1, 2, … along one axis of a shape, the last by default.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><code>shape</code></td><td><a href="./../type-aliases/Shape"><code>Shape</code></a></td><td><code>undefined</code></td></tr><tr><td><code>axis?</code></td><td><code>number</code></td><td><code>-1</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../classes/Tensor"><code>Tensor</code></a></p><h2 id="dtype" tabindex="-1">Dtype <a class="header-anchor" href="#dtype" aria-label="Permalink to &quot;Dtype&quot;">​</a></h2><p>int32</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> iota</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">([</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">2</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">3</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">]).</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">toArray</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [[0, 1, 2], [0, 1, 2]]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index/functions/iota.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const iota = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  iota as default
};
