import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: hasGlobalAttention()","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/functions/hasGlobalAttention.md","filePath":"api/analysis/functions/hasGlobalAttention.md"}');
const _sfc_main = { name: "api/analysis/functions/hasGlobalAttention.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / hasGlobalAttention</p><h1 id="function-hasglobalattention" tabindex="-1">Function: hasGlobalAttention() <a class="header-anchor" href="#function-hasglobalattention" aria-label="Permalink to &quot;Function: hasGlobalAttention()&quot;">​</a></h1><blockquote><p><strong>hasGlobalAttention</strong>(<code>model</code>): <code>boolean</code></p></blockquote><p>Whether <code>attentionRollout</code> takes the model: it has attention of all patches to all, as vision transformers do, and not within windows.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>model</code></td><td><a href="./../../models/classes/ImageModel"><code>ImageModel</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>boolean</code></p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">hasGlobalAttention</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(model); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// false</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/functions/hasGlobalAttention.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const hasGlobalAttention = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  hasGlobalAttention as default
};
