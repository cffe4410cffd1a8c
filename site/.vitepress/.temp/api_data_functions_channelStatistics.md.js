import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Function: channelStatistics()","description":"","frontmatter":{},"headers":[],"relativePath":"api/data/functions/channelStatistics.md","filePath":"api/data/functions/channelStatistics.md"}');
const _sfc_main = { name: "api/data/functions/channelStatistics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">data</a> / channelStatistics</p><h1 id="function-channelstatistics" tabindex="-1">Function: channelStatistics() <a class="header-anchor" href="#function-channelstatistics" aria-label="Permalink to &quot;Function: channelStatistics()&quot;">​</a></h1><blockquote><p><strong>channelStatistics</strong>(<code>set</code>): <code>object</code></p></blockquote><p>Mean and standard deviation of each channel over all pixels, as fractions of 255.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>set</code></td><td><a href="./../interfaces/ImageSet"><code>ImageSet</code></a></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><code>object</code></p><h3 id="mean" tabindex="-1">mean <a class="header-anchor" href="#mean" aria-label="Permalink to &quot;mean&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mean</strong>: <code>number</code>[]</p></blockquote><h3 id="std" tabindex="-1">std <a class="header-anchor" href="#std" aria-label="Permalink to &quot;std&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>std</strong>: <code>number</code>[]</p></blockquote><h2 id="throws" tabindex="-1">Throws <a class="header-anchor" href="#throws" aria-label="Permalink to &quot;Throws&quot;">​</a></h2><p>ValueError for a set without images, or one whose pixels, labels and classes do not fit</p><h2 id="example" tabindex="-1">Example <a class="header-anchor" href="#example" aria-label="Permalink to &quot;Example&quot;">​</a></h2><div class="language-ts vp-adaptive-theme"><button title="Copy Code" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light github-dark vp-code" tabindex="0"><code><span class="line"><span style="--shiki-light:#6F42C1;--shiki-dark:#B392F0;">channelStatistics</span><span style="--shiki-light:#24292E;--shiki-dark:#E1E4E8;">(imageSet).mean; </span><span style="--shiki-light:#6A737D;--shiki-dark:#6A737D;">// [0.4]</span></span></code></pre></div></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/data/functions/channelStatistics.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const channelStatistics = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  channelStatistics as default
};
