import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: fieldHeat()","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/functions/fieldHeat.md","filePath":"api/analysis/functions/fieldHeat.md"}');
const _sfc_main = { name: "api/analysis/functions/fieldHeat.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / fieldHeat</p><h1 id="function-fieldheat" tabindex="-1">Function: fieldHeat() <a class="header-anchor" href="#function-fieldheat" aria-label="Permalink to &quot;Function: fieldHeat()&quot;">​</a></h1><blockquote><p><strong>fieldHeat</strong>(<code>__namedParameters</code>, <code>options?</code>): <code>Float32Array</code></p></blockquote><p>An effective field as heat for <code>overlayHeat</code>: the logarithm of its map, from 0 at <code>10^−decades</code> of its largest value to 1 there.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>__namedParameters</code></td><td><code>Pick</code>&lt;<a href="./../interfaces/LayerEffectiveField"><code>LayerEffectiveField</code></a>, <code>&quot;map&quot;</code>&gt;</td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/FieldHeatOptions"><code>FieldHeatOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Float32Array</code></p><p><code>[H, W]</code>, 0…1</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for options out of range</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">fieldHeat</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">({ map: [</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">0.1</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">0.0001</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">0</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">] }); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [1, 0.6667, 0, 0]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/functions/fieldHeat.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const fieldHeat = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  fieldHeat as default
};
