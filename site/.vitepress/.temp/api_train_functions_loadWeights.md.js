import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: loadWeights()","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/functions/loadWeights.md","filePath":"api/train/functions/loadWeights.md"}');
const _sfc_main = { name: "api/train/functions/loadWeights.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / loadWeights</p><h1 id="function-loadweights" tabindex="-1">Function: loadWeights() <a class="header-anchor" href="#function-loadweights" aria-label="Permalink to &quot;Function: loadWeights()&quot;">​</a></h1><blockquote><p><strong>loadWeights</strong>(<code>from</code>, <code>model</code>, <code>options?</code>): <code>Promise</code>&lt;<code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;&gt;</p></blockquote><p>Sets a model&#39;s weights from a safetensors file of PyTorch or Fovea, or from one of <code>torch.save</code>, in Node by its path. The model stays as it was when it throws.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>from</code></td><td><a href="./../../io/type-aliases/ByteSourceLike"><code>ByteSourceLike</code></a></td></tr><tr><td><code>model</code></td><td><a href="./../../nn/classes/Module"><code>Module</code></a></td></tr><tr><td><code>options?</code></td><td>{ <code>strict?</code>: <code>boolean</code>; }</td></tr><tr><td><code>options.strict?</code></td><td><code>boolean</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;&gt;</p><p>the file&#39;s metadata</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a damaged file, or one of another model: of another name, with other options or fused, where the file says so</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> loadWeights</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;mobilenetv3_small_050.safetensors&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, model);</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/functions/loadWeights.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const loadWeights = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  loadWeights as default
};
