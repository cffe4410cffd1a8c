import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: readModelDescription()","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/functions/readModelDescription.md","filePath":"api/train/functions/readModelDescription.md"}');
const _sfc_main = { name: "api/train/functions/readModelDescription.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / readModelDescription</p><h1 id="function-readmodeldescription" tabindex="-1">Function: readModelDescription() <a class="header-anchor" href="#function-readmodeldescription" aria-label="Permalink to &quot;Function: readModelDescription()&quot;">​</a></h1><blockquote><p><strong>readModelDescription</strong>(<code>from</code>): <code>Promise</code>&lt;<a href="./../interfaces/ModelDescription"><code>ModelDescription</code></a> | <code>undefined</code>&gt;</p></blockquote><p>What a file of weights says of its model: architecture, preprocessing, class names; undefined where it says nothing, as files of PyTorch. No weights are read.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>from</code></td><td><a href="./../../io/type-aliases/ByteSourceLike"><code>ByteSourceLike</code></a></td><td>a source, or in Node a path</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<a href="./../interfaces/ModelDescription"><code>ModelDescription</code></a> | <code>undefined</code>&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a damaged file</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> description</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> readModelDescription</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#032F62;--shiki-dark:#9ECBFF;">&#39;runs/train/exp1/best.safetensors&#39;</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">);</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">description?.architecture.name; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// &#39;mobilenetv3_small_050&#39;</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/functions/readModelDescription.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const readModelDescription = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  readModelDescription as default
};
