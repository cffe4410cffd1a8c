import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ModelDescription","description":"","frontmatter":{},"headers":[],"relativePath":"api/train/interfaces/ModelDescription.md","filePath":"api/train/interfaces/ModelDescription.md"}');
const _sfc_main = { name: "api/train/interfaces/ModelDescription.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">train</a> / ModelDescription</p><h1 id="interface-modeldescription" tabindex="-1">Interface: ModelDescription <a class="header-anchor" href="#interface-modeldescription" aria-label="Permalink to &quot;Interface: ModelDescription&quot;">​</a></h1><p>What a file of weights says of its model.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to &quot;Extends&quot;">​</a></h2><ul><li><a href="./ModelUse"><code>ModelUse</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="architecture" tabindex="-1">architecture <a class="header-anchor" href="#architecture" aria-label="Permalink to &quot;architecture&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>architecture</strong>: <a href="./../../models/interfaces/Architecture"><code>Architecture</code></a></p></blockquote><p>How <code>createModel</code> makes it again.</p><hr><h2 id="inherited" tabindex="-1">Inherited <a class="header-anchor" href="#inherited" aria-label="Permalink to &quot;Inherited&quot;">​</a></h2><p><code>classNames?</code>, <code>multiLabel?</code>, <code>preprocessing?</code></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/train/interfaces/ModelDescription.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ModelDescription = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ModelDescription as default
};
