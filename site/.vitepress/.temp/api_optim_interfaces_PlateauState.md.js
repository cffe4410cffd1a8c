import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PlateauState","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/interfaces/PlateauState.md","filePath":"api/optim/interfaces/PlateauState.md"}');
const _sfc_main = { name: "api/optim/interfaces/PlateauState.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / PlateauState</p><h1 id="interface-plateaustate" tabindex="-1">Interface: PlateauState <a class="header-anchor" href="#interface-plateaustate" aria-label="Permalink to &quot;Interface: PlateauState&quot;">​</a></h1><p>Where a <code>ReduceOnPlateau</code> stands, as plain values for a checkpoint; no measure yet is null.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="badupdates" tabindex="-1">badUpdates <a class="header-anchor" href="#badupdates" aria-label="Permalink to &quot;badUpdates&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>badUpdates</strong>: <code>number</code></p></blockquote><p>Updates in a row that were no better.</p><hr><h3 id="best" tabindex="-1">best <a class="header-anchor" href="#best" aria-label="Permalink to &quot;best&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>best</strong>: <code>number</code> | <code>null</code></p></blockquote><p>Best value so far; null before the first.</p><hr><h3 id="cooldownleft" tabindex="-1">cooldownLeft <a class="header-anchor" href="#cooldownleft" aria-label="Permalink to &quot;cooldownLeft&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>cooldownLeft</strong>: <code>number</code></p></blockquote><p>Updates that do not count after a reduction.</p><hr><h3 id="lr" tabindex="-1">lr <a class="header-anchor" href="#lr" aria-label="Permalink to &quot;lr&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>lr</strong>: <code>number</code></p></blockquote><p>Learning rate now.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/interfaces/PlateauState.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PlateauState = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PlateauState as default
};
