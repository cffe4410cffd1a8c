import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AxisField","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/AxisField.md","filePath":"api/analysis/interfaces/AxisField.md"}');
const _sfc_main = { name: "api/analysis/interfaces/AxisField.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / AxisField</p><h1 id="interface-axisfield" tabindex="-1">Interface: AxisField <a class="header-anchor" href="#interface-axisfield" aria-label="Permalink to &quot;Interface: AxisField&quot;">​</a></h1><p>What a layer&#39;s units see along one axis of the input.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="inside" tabindex="-1">inside <a class="header-anchor" href="#inside" aria-label="Permalink to &quot;inside&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>inside</strong>: <code>number</code></p></blockquote><p>Most positions inside this image that a unit sees.</p><hr><h3 id="jump" tabindex="-1">jump <a class="header-anchor" href="#jump" aria-label="Permalink to &quot;jump&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>jump</strong>: <code>number</code> | <code>null</code></p></blockquote><p>Positions of the input from one unit to the next; null where units do not lie along the axis evenly.</p><hr><h3 id="size" tabindex="-1">size <a class="header-anchor" href="#size" aria-label="Permalink to &quot;size&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>size</strong>: <code>number</code> | <code>null</code></p></blockquote><p>Positions of the input that a unit sees, on an unbounded image; of units that differ, those that see most. Null where there is no such number.</p><hr><h3 id="start" tabindex="-1">start <a class="header-anchor" href="#start" aria-label="Permalink to &quot;start&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>start</strong>: <code>number</code> | <code>null</code></p></blockquote><p>First position that unit 0 sees; below 0 where it reaches into the padding. Null as for <code>jump</code>.</p><hr><h3 id="units" tabindex="-1">units <a class="header-anchor" href="#units" aria-label="Permalink to &quot;units&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>units</strong>: readonly (readonly [<code>number</code>, <code>number</code>])[] | <code>null</code></p></blockquote><p>First and last position inside the image for each unit along the axis; null where units do not lie along it, or see nothing.</p><hr><h3 id="wholeimage" tabindex="-1">wholeImage <a class="header-anchor" href="#wholeimage" aria-label="Permalink to &quot;wholeImage&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>wholeImage</strong>: <code>boolean</code></p></blockquote><p>Whether every unit sees the whole axis, at this image size.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/AxisField.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AxisField = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AxisField as default
};
