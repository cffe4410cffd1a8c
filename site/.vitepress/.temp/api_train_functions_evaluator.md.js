import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: evaluator()","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/functions/evaluator.md","filePath":"api/train/functions/evaluator.md"}');
const _sfc_main = { name: "api/train/functions/evaluator.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / evaluator</p><h1 id="function-evaluator" tabindex="-1">Function: evaluator() <a class="header-anchor" href="#function-evaluator" aria-label="Permalink to &quot;Function: evaluator()&quot;">​</a></h1><blockquote><p><strong>evaluator</strong>(<code>model</code>): (<code>batches</code>) =&gt; <code>Promise</code>&lt;<a href="./../interfaces/Evaluation"><code>Evaluation</code></a>&gt;</p></blockquote><p>A function from batches to loss, accuracy and logits of the model in evaluation mode. It is compiled once per model: reuse it for every epoch.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>model</code></td><td><a href="./../interfaces/ImageClassifier"><code>ImageClassifier</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p>(<code>batches</code>) =&gt; <code>Promise</code>&lt;<a href="./../interfaces/Evaluation"><code>Evaluation</code></a>&gt;</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> evaluate</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> evaluator</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(model);</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> evaluate</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">batches</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(trainingSet, { batchSize: </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">2</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> }))).labels; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [0, 1, 2, 3]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/functions/evaluator.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const evaluator = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  evaluator as default
};
