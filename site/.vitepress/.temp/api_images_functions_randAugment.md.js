import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: randAugment()","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/functions/randAugment.md","filePath":"api/images/functions/randAugment.md"}');
const _sfc_main = { name: "api/images/functions/randAugment.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / randAugment</p><h1 id="function-randaugment" tabindex="-1">Function: randAugment() <a class="header-anchor" href="#function-randaugment" aria-label="Permalink to &quot;Function: randAugment()&quot;">​</a></h1><blockquote><p><strong>randAugment</strong>(<code>image</code>, <code>random</code>, <code>options?</code>): <a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p></blockquote><p><code>numOps</code> random operations of a fixed magnitude, as torchvision&#39;s RandAugment.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>image</code></td><td><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></td></tr><tr><td><code>random</code></td><td><a href="./../classes/RandomStream"><code>RandomStream</code></a></td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/RandAugmentOptions"><code>RandAugmentOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for an invalid image or option</p><h2 id="paper" tabindex="-1">Paper <a class="header-anchor" href="#paper" aria-label="Permalink to &quot;Paper&quot;">​</a></h2><p>Cubuk et al., arXiv:1909.13719</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">randAugment</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(picture, random, { numOps: </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">2</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">, magnitude: </span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">9</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;"> }).data.</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">length</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// 144</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/functions/randAugment.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const randAugment = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  randAugment as default
};
