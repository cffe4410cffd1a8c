import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: parseClipConfig()","description":"","frontmatter":{},"headers":[],"relativePath":"api/multimodal/functions/parseClipConfig.md","filePath":"api/multimodal/functions/parseClipConfig.md"}');
const _sfc_main = { name: "api/multimodal/functions/parseClipConfig.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">multimodal</a> / parseClipConfig</p><h1 id="function-parseclipconfig" tabindex="-1">Function: parseClipConfig() <a class="header-anchor" href="#function-parseclipconfig" aria-label="Permalink to &quot;Function: parseClipConfig()&quot;">​</a></h1><blockquote><p><strong>parseClipConfig</strong>(<code>text</code>, <code>name</code>): <a href="./../interfaces/ClipOptions"><code>ClipOptions</code></a></p></blockquote><p>Options of <code>createClip</code> from a config of transformers&#39; CLIPModel or of open_clip, as JSON.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>text</code></td><td><code>string</code></td></tr><tr><td><code>name</code></td><td><code>string</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/ClipOptions"><code>ClipOptions</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a config of another model, or one that asks for what there is not</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">parseClipConfig</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;{&quot;model_type&quot;: &quot;clip&quot;, &quot;projection_dim&quot;: 8}&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, </span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;config.json&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">).embedDim; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// 8</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/multimodal/functions/parseClipConfig.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const parseClipConfig = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  parseClipConfig as default
};
