import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProgramOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ProgramOptions.md","filePath":"api/analysis/interfaces/ProgramOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ProgramOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ProgramOptions</p><h1 id="interface-programoptions" tabindex="-1">Interface: ProgramOptions <a class="header-anchor" href="#interface-programoptions" aria-label="Permalink to &quot;Interface: ProgramOptions&quot;">​</a></h1><p>Options of <code>inspectProgram</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="model" tabindex="-1">model? <a class="header-anchor" href="#model" aria-label="Permalink to &quot;model?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>model?</strong>: <a href="./../../nn/classes/Module"><code>Module</code></a></p></blockquote><p>Its modules are named beside the kernels that work for them. Default: whatever modules run, below the outermost one, which goes by its class: <code>ResNet.layer1.0</code>.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ProgramOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProgramOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProgramOptions as default
};
