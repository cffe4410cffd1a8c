import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: clipFiles()","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/functions/clipFiles.md","filePath":"api/multimodal/functions/clipFiles.md"}');
const _sfc_main = { name: "api/multimodal/functions/clipFiles.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / clipFiles</p><h1 id="function-clipfiles" tabindex="-1">Function: clipFiles() <a class="header-anchor" href="#function-clipfiles" aria-label="Permalink to &quot;Function: clipFiles()&quot;">​</a></h1><blockquote><p><strong>clipFiles</strong>(<code>model</code>, <code>options?</code>): <code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;</p></blockquote><p>The text files that belong beside a model&#39;s weights, by name: its config, the preprocessing and the tokenizer, as transformers or open_clip reads them. The weights, by <code>saveClip</code>, are called model.safetensors, or open_clip_model.safetensors.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>model</code></td><td><a href="./../classes/Clip"><code>Clip</code></a></td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/ClipFilesOptions"><code>ClipFilesOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a model or preprocessing that the layout has no words for</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">Object.</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">keys</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">clipFiles</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(clip)); </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [&#39;config.json&#39;, &#39;preprocessor_config.json&#39;]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/functions/clipFiles.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const clipFiles = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  clipFiles as default
};
