import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: stepCosts()","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/functions/stepCosts.md","filePath":"api/glance/functions/stepCosts.md"}');
const _sfc_main = { name: "api/glance/functions/stepCosts.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / stepCosts</p><h1 id="function-stepcosts" tabindex="-1">Function: stepCosts() <a class="header-anchor" href="#function-stepcosts" aria-label="Permalink to &quot;Function: stepCosts()&quot;">​</a></h1><blockquote><p><strong>stepCosts</strong>(<code>model</code>, <code>imageSize</code>): <code>Promise</code>&lt;<code>number</code>[]&gt;</p></blockquote><p>Multiply-adds of an image that stops after each step, from the beginning on: encoders, classifier, policy, the making of the small image. Counted on the graph; nothing is computed.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>model</code></td><td><a href="./../classes/GlanceFocus"><code>GlanceFocus</code></a></td><td>-</td></tr><tr><td><code>imageSize</code></td><td><code>number</code> | readonly [<code>number</code>, <code>number</code>]</td><td>height and width of the whole image, or one number for both</td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>Promise</code>&lt;<code>number</code>[]&gt;</p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a size that is not whole numbers ≥ 1; ShapeError for images that are smaller than a crop</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;">const</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;"> costs</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> =</span><span style="--shiki-light:#D73A49;--shiki-dark:#F97583;"> await</span><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;"> stepCosts</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(glancer, </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">24</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">);</span></span>
<span class="line"><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">costs.</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">length</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// 3</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/functions/stepCosts.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const stepCosts = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  stepCosts as default
};
