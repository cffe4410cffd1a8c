import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FieldSquare","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/FieldSquare.md","filePath":"api/analysis/interfaces/FieldSquare.md"}');
const _sfc_main = { name: "api/analysis/interfaces/FieldSquare.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / FieldSquare</p><h1 id="interface-fieldsquare" tabindex="-1">Interface: FieldSquare <a class="header-anchor" href="#interface-fieldsquare" aria-label="Permalink to &quot;Interface: FieldSquare&quot;">​</a></h1><p>A square about the center of a unit&#39;s field.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="area" tabindex="-1">area <a class="header-anchor" href="#area" aria-label="Permalink to &quot;area&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>area</strong>: <code>number</code></p></blockquote><p>Part of the image&#39;s pixels in it, 0…1.</p><hr><h3 id="interval" tabindex="-1">interval <a class="header-anchor" href="#interval" aria-label="Permalink to &quot;interval&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>interval</strong>: readonly [<code>number</code>, <code>number</code>] | <code>null</code></p></blockquote><p>95 % interval of the side over the inputs, by bootstrap; null for one input.</p><hr><h3 id="mass" tabindex="-1">mass <a class="header-anchor" href="#mass" aria-label="Permalink to &quot;mass&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>mass</strong>: <code>number</code></p></blockquote><p>Part of the mass that it holds, 0…1.</p><hr><h3 id="side" tabindex="-1">side <a class="header-anchor" href="#side" aria-label="Permalink to &quot;side&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>side</strong>: <code>number</code></p></blockquote><p>In pixels. It may reach over the image&#39;s border where the unit does not lie in the middle.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/FieldSquare.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FieldSquare = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FieldSquare as default
};
