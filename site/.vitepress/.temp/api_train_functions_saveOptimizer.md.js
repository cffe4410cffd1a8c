import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: saveOptimizer()","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/functions/saveOptimizer.md","filePath":"api/train/functions/saveOptimizer.md"}');
const _sfc_main = { name: "api/train/functions/saveOptimizer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / saveOptimizer</p><h1 id="function-saveoptimizer" tabindex="-1">Function: saveOptimizer() <a class="header-anchor" href="#function-saveoptimizer" aria-label="Permalink to &quot;Function: saveOptimizer()&quot;">​</a></h1><blockquote><p><strong>saveOptimizer</strong>(<code>sink</code>, <code>optimizer</code>, <code>metadata?</code>): <code>Promise</code>&lt;<code>void</code>&gt;</p></blockquote><p>Writes what an optimiser keeps from step to step, such as momentum, and the learning rate, in the metadata as <code>lr</code>.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>sink</code></td><td><a href="./../../io/interfaces/ByteSink"><code>ByteSink</code></a></td></tr><tr><td><code>optimizer</code></td><td><a href="./../../optim/classes/Optimizer"><code>Optimizer</code></a></td></tr><tr><td><code>metadata?</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;&gt;</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<code>void</code>&gt;</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> saveOptimizer</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(sink, optimizer);</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">sink.</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">bytes</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">().</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">length</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> &gt;</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> 8</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// true</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/functions/saveOptimizer.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const saveOptimizer = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  saveOptimizer as default
};
