import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: clipPreprocessing()","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/functions/clipPreprocessing.md","filePath":"api/multimodal/functions/clipPreprocessing.md"}');
const _sfc_main = { name: "api/multimodal/functions/clipPreprocessing.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / clipPreprocessing</p><h1 id="function-clippreprocessing" tabindex="-1">Function: clipPreprocessing() <a class="header-anchor" href="#function-clippreprocessing" aria-label="Permalink to &quot;Function: clipPreprocessing()&quot;">​</a></h1><blockquote><p><strong>clipPreprocessing</strong>(<code>imageSize</code>): <a href="./../interfaces/ClipPreprocessing"><code>ClipPreprocessing</code></a></p></blockquote><p>What OpenAI&#39;s models are shown: the shorter side resized bicubically, the middle, its own means and deviations.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>imageSize</code></td><td>readonly [<code>number</code>, <code>number</code>]</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ClipPreprocessing"><code>ClipPreprocessing</code></a></p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">clipPreprocessing</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">([</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">224</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">224</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">]).preprocessing.interpolation; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// &#39;bicubic&#39;</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/functions/clipPreprocessing.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const clipPreprocessing = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  clipPreprocessing as default
};
