import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: GlanceSteps","description":"","frontmatter":{},"headers":[],"relativePath":"api/glance/interfaces/GlanceSteps.md","filePath":"api/glance/interfaces/GlanceSteps.md"}');
const _sfc_main = { name: "api/glance/interfaces/GlanceSteps.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">glance</a> / GlanceSteps</p><h1 id="interface-glancesteps" tabindex="-1">Interface: GlanceSteps <a class="header-anchor" href="#interface-glancesteps" aria-label="Permalink to &quot;Interface: GlanceSteps&quot;">​</a></h1><p>What <code>GlanceFocusPredictor.allSteps</code> gives: by step, that of all images.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="confidences" tabindex="-1">confidences <a class="header-anchor" href="#confidences" aria-label="Permalink to &quot;confidences&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>confidences</strong>: readonly <code>Float32Array</code>&lt;<code>ArrayBufferLike</code>&gt;[]</p></blockquote><p>Probabilities of these labels.</p><hr><h3 id="labels" tabindex="-1">labels <a class="header-anchor" href="#labels" aria-label="Permalink to &quot;labels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>labels</strong>: readonly <code>Int32Array</code>&lt;<code>ArrayBufferLike</code>&gt;[]</p></blockquote><p>Of the class that is the most probable.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/glance/interfaces/GlanceSteps.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const GlanceSteps = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  GlanceSteps as default
};
