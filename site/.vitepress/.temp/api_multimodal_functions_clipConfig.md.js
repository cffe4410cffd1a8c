import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: clipConfig()","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/functions/clipConfig.md","filePath":"api/multimodal/functions/clipConfig.md"}');
const _sfc_main = { name: "api/multimodal/functions/clipConfig.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / clipConfig</p><h1 id="function-clipconfig" tabindex="-1">Function: clipConfig() <a class="header-anchor" href="#function-clipconfig" aria-label="Permalink to &quot;Function: clipConfig()&quot;">​</a></h1><blockquote><p><strong>clipConfig</strong>(<code>clip</code>, <code>layout</code>): <code>Record</code>&lt;<code>string</code>, <code>unknown</code>&gt;</p></blockquote><p>The config that transformers (config.json) or open_clip (open_clip_config.json, without the preprocessing) makes the same model from.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>clip</code></td><td><a href="./../classes/Clip"><code>Clip</code></a></td></tr><tr><td><code>layout</code></td><td><code>&quot;transformers&quot;</code> | <code>&quot;open_clip&quot;</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Record</code>&lt;<code>string</code>, <code>unknown</code>&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a model that the layout has no config for</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">clipConfig</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(clip, </span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;transformers&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">).model_type; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// &#39;clip&#39;</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/functions/clipConfig.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const clipConfig = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  clipConfig as default
};
