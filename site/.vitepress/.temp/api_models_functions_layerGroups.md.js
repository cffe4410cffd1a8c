import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: layerGroups()","description":"","frontmatter":{},"headers":[],"relativePath":"api/models/functions/layerGroups.md","filePath":"api/models/functions/layerGroups.md"}');
const _sfc_main = { name: "api/models/functions/layerGroups.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">models</a> / layerGroups</p><h1 id="function-layergroups" tabindex="-1">Function: layerGroups() <a class="header-anchor" href="#function-layergroups" aria-label="Permalink to &quot;Function: layerGroups()&quot;">​</a></h1><blockquote><p><strong>layerGroups</strong>(<code>model</code>): <code>ReadonlyMap</code>&lt;<code>string</code>, <code>number</code>&gt;</p></blockquote><p>The layer that each parameter counts to, by name: 0 is the stem, the highest number the classifier. Layer-wise decay of the learning rate goes by it.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>model</code></td><td><a href="./../classes/ImageModel"><code>ImageModel</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>ReadonlyMap</code>&lt;<code>string</code>, <code>number</code>&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a model that <code>createModel</code> did not make, or a fused one</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">layerGroups</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(model).</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">get</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;conv_stem.weight&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// 0</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/functions/layerGroups.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const layerGroups = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  layerGroups as default
};
