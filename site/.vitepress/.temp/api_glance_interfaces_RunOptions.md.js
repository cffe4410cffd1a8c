import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: RunOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/RunOptions.md","filePath":"api/glance/interfaces/RunOptions.md"}');
const _sfc_main = { name: "api/glance/interfaces/RunOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / RunOptions</p><h1 id="interface-runoptions" tabindex="-1">Interface: RunOptions <a class="header-anchor" href="#interface-runoptions" aria-label="Permalink to &quot;Interface: RunOptions&quot;">​</a></h1><p>How <code>GlanceFocus.run</code> looks.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="noise" tabindex="-1">noise? <a class="header-anchor" href="#noise" aria-label="Permalink to &quot;noise?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>noise?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>What is added to the policy&#39;s means, <code>[N, steps − 1, 2]</code>.</p><hr><h3 id="positions" tabindex="-1">positions? <a class="header-anchor" href="#positions" aria-label="Permalink to &quot;positions?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>positions?</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p>Where, <code>[N, steps − 1, 2]</code>; no policy is asked.</p><hr><h3 id="steps" tabindex="-1">steps? <a class="header-anchor" href="#steps" aria-label="Permalink to &quot;steps?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>steps?</strong>: <code>number</code></p></blockquote><p>How often, the glance included. Default: the model&#39;s steps.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/RunOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const RunOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  RunOptions as default
};
