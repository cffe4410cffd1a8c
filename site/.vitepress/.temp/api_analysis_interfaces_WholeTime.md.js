import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: WholeTime","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/WholeTime.md","filePath":"api/analysis/interfaces/WholeTime.md"}');
const _sfc_main = { name: "api/analysis/interfaces/WholeTime.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / WholeTime</p><h1 id="interface-wholetime" tabindex="-1">Interface: WholeTime <a class="header-anchor" href="#interface-wholetime" aria-label="Permalink to &quot;Interface: WholeTime&quot;">​</a></h1><p>The time of a whole pass.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="kernels" tabindex="-1">kernels <a class="header-anchor" href="#kernels" aria-label="Permalink to &quot;kernels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kernels</strong>: <code>number</code></p></blockquote><p>How many are run.</p><hr><h3 id="milliseconds" tabindex="-1">milliseconds <a class="header-anchor" href="#milliseconds" aria-label="Permalink to &quot;milliseconds&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>milliseconds</strong>: <code>number</code></p></blockquote><p>Of a Program of all kernels, without a stop between them.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/WholeTime.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const WholeTime = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  WholeTime as default
};
