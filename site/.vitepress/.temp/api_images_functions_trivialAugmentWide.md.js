import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: trivialAugmentWide()","description":"","frontmatter":{},"headers":[],"relativePath":"api/images/functions/trivialAugmentWide.md","filePath":"api/images/functions/trivialAugmentWide.md"}');
const _sfc_main = { name: "api/images/functions/trivialAugmentWide.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">images</a> / trivialAugmentWide</p><h1 id="function-trivialaugmentwide" tabindex="-1">Function: trivialAugmentWide() <a class="header-anchor" href="#function-trivialaugmentwide" aria-label="Permalink to &quot;Function: trivialAugmentWide()&quot;">​</a></h1><blockquote><p><strong>trivialAugmentWide</strong>(<code>image</code>, <code>random</code>, <code>options?</code>): <a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p></blockquote><p>One random operation of random magnitude from a wide range, as torchvision&#39;s TrivialAugmentWide.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>image</code></td><td><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></td></tr><tr><td><code>random</code></td><td><a href="./../classes/RandomStream"><code>RandomStream</code></a></td></tr><tr><td><code>options?</code></td><td><a href="./../interfaces/TrivialAugmentOptions"><code>TrivialAugmentOptions</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../interfaces/RasterImage"><code>RasterImage</code></a></p><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for an invalid image or option</p><h2 id="paper" tabindex="-1">Paper <a class="header-anchor" href="#paper" aria-label="Permalink to &quot;Paper&quot;">​</a></h2><p>Müller &amp; Hutter, ICCV 2021, arXiv:2103.10158</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">trivialAugmentWide</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(picture, random).data.</span><span style="--shiki-light:#005CC5;--shiki-dark:#79B8FF;">length</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// 144</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/images/functions/trivialAugmentWide.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const trivialAugmentWide = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  trivialAugmentWide as default
};
