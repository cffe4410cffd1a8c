import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GlancePredictions","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/GlancePredictions.md","filePath":"api/glance/interfaces/GlancePredictions.md"}');
const _sfc_main = { name: "api/glance/interfaces/GlancePredictions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / GlancePredictions</p><h1 id="interface-glancepredictions" tabindex="-1">Interface: GlancePredictions <a class="header-anchor" href="#interface-glancepredictions" aria-label="Permalink to &quot;Interface: GlancePredictions&quot;">​</a></h1><p>What <code>GlanceFocusPredictor.predict</code> gives, by image.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="confidences" tabindex="-1">confidences <a class="header-anchor" href="#confidences" aria-label="Permalink to &quot;confidences&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>confidences</strong>: <code>Float32Array</code></p></blockquote><p>Probabilities of these labels.</p><hr><h3 id="exits" tabindex="-1">exits <a class="header-anchor" href="#exits" aria-label="Permalink to &quot;exits&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>exits</strong>: <code>Int32Array</code></p></blockquote><p>The step at which it stopped, from 0.</p><hr><h3 id="labels" tabindex="-1">labels <a class="header-anchor" href="#labels" aria-label="Permalink to &quot;labels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>labels</strong>: <code>Int32Array</code></p></blockquote><p>Of the class that is the most probable.</p><hr><h3 id="positions" tabindex="-1">positions <a class="header-anchor" href="#positions" aria-label="Permalink to &quot;positions&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>positions</strong>: readonly (readonly (readonly [<code>number</code>, <code>number</code>])[])[]</p></blockquote><p>Where it looked, (x, y) in 0…1, crop by crop.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/GlancePredictions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GlancePredictions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GlancePredictions as default
};
