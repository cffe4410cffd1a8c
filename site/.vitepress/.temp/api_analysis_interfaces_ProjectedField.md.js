import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProjectedField","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ProjectedField.md","filePath":"api/analysis/interfaces/ProjectedField.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ProjectedField.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ProjectedField</p><h1 id="interface-projectedfield" tabindex="-1">Interface: ProjectedField <a class="header-anchor" href="#interface-projectedfield" aria-label="Permalink to &quot;Interface: ProjectedField&quot;">​</a></h1><p>What a unit sees, in pixels of the network&#39;s input.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="columns" tabindex="-1">columns <a class="header-anchor" href="#columns" aria-label="Permalink to &quot;columns&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>columns</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>First and last column.</p><hr><h3 id="imagesize" tabindex="-1">imageSize <a class="header-anchor" href="#imagesize" aria-label="Permalink to &quot;imageSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>imageSize</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p><code>[height, width]</code> that rows and columns are counted in.</p><hr><h3 id="layer" tabindex="-1">layer <a class="header-anchor" href="#layer" aria-label="Permalink to &quot;layer&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>layer</strong>: <code>string</code></p></blockquote><p>Dotted name of the layer; &#39;&#39; for the model.</p><hr><h3 id="rows" tabindex="-1">rows <a class="header-anchor" href="#rows" aria-label="Permalink to &quot;rows&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>rows</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>First and last row inside the image.</p><hr><h3 id="unit" tabindex="-1">unit <a class="header-anchor" href="#unit" aria-label="Permalink to &quot;unit&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>unit</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Row and column of the unit on the layer&#39;s map.</p><hr><h3 id="unproductive" tabindex="-1">unproductive <a class="header-anchor" href="#unproductive" aria-label="Permalink to &quot;unproductive&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>unproductive</strong>: <code>boolean</code></p></blockquote><p>As the report says of the layer.</p><hr><h3 id="wholeimage" tabindex="-1">wholeImage <a class="header-anchor" href="#wholeimage" aria-label="Permalink to &quot;wholeImage&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>wholeImage</strong>: <code>boolean</code></p></blockquote><p>Whether that is all of the image.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ProjectedField.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProjectedField = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProjectedField as default
};
