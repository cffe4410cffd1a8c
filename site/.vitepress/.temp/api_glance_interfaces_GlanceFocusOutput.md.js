import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GlanceFocusOutput","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/GlanceFocusOutput.md","filePath":"api/glance/interfaces/GlanceFocusOutput.md"}');
const _sfc_main = { name: "api/glance/interfaces/GlanceFocusOutput.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / GlanceFocusOutput</p><h1 id="interface-glancefocusoutput" tabindex="-1">Interface: GlanceFocusOutput <a class="header-anchor" href="#interface-glancefocusoutput" aria-label="Permalink to &quot;Interface: GlanceFocusOutput&quot;">​</a></h1><p>What <code>GlanceFocus.run</code> gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="encoderlogits" tabindex="-1">encoderLogits <a class="header-anchor" href="#encoderlogits" aria-label="Permalink to &quot;encoderLogits&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>encoderLogits</strong>: readonly <a href="./../../index/classes/Tensor"><code>Tensor</code></a>[]</p></blockquote><p><code>[N, numClasses]</code> of each encoder that has a classifier of its own, look by look.</p><hr><h3 id="logits" tabindex="-1">logits <a class="header-anchor" href="#logits" aria-label="Permalink to &quot;logits&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>logits</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[N, steps, numClasses]</code>: after the glance, and after each crop.</p><hr><h3 id="maps" tabindex="-1">maps <a class="header-anchor" href="#maps" aria-label="Permalink to &quot;maps&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>maps</strong>: readonly <a href="./../../index/classes/Tensor"><code>Tensor</code></a>[]</p></blockquote><p>Maps of all looks but the last: what the policy has read.</p><hr><h3 id="positions" tabindex="-1">positions <a class="header-anchor" href="#positions" aria-label="Permalink to &quot;positions&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>positions</strong>: <a href="./../../index/classes/Tensor"><code>Tensor</code></a></p></blockquote><p><code>[N, steps − 1, 2]</code>: where it looked, (x, y) in 0…1, as <code>cropAt</code> takes them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/GlanceFocusOutput.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GlanceFocusOutput = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GlanceFocusOutput as default
};
