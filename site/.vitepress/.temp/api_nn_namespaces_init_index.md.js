import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"init","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/namespaces/init/index.md","filePath":"api/nn/namespaces/init/index.md"}');
const _sfc_main = { name: "api/nn/namespaces/init/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../../">fovea</a> / <a href="./../../">nn</a> / init</p><h1 id="init" tabindex="-1">init <a class="header-anchor" href="#init" aria-label="Permalink to &quot;init&quot;">​</a></h1><h2 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to &quot;Interfaces&quot;">​</a></h2><ul><li><a href="./interfaces/KaimingOptions">KaimingOptions</a></li><li><a href="./interfaces/XavierOptions">XavierOptions</a></li></ul><h2 id="type-aliases" tabindex="-1">Type Aliases <a class="header-anchor" href="#type-aliases" aria-label="Permalink to &quot;Type Aliases&quot;">​</a></h2><ul><li><a href="./type-aliases/FanMode">FanMode</a></li><li><a href="./type-aliases/Nonlinearity">Nonlinearity</a></li></ul><h2 id="variables" tabindex="-1">Variables <a class="header-anchor" href="#variables" aria-label="Permalink to &quot;Variables&quot;">​</a></h2><ul><li><a href="./variables/ones">ones</a></li><li><a href="./variables/zeros">zeros</a></li></ul><h2 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to &quot;Functions&quot;">​</a></h2><ul><li><a href="./functions/calculateGain">calculateGain</a></li><li><a href="./functions/constant">constant</a></li><li><a href="./functions/deferred">deferred</a></li><li><a href="./functions/dirac">dirac</a></li><li><a href="./functions/fans">fans</a></li><li><a href="./functions/kaimingNormal">kaimingNormal</a></li><li><a href="./functions/kaimingUniform">kaimingUniform</a></li><li><a href="./functions/lecunNormal">lecunNormal</a></li><li><a href="./functions/normal">normal</a></li><li><a href="./functions/orthogonal">orthogonal</a></li><li><a href="./functions/truncatedNormal">truncatedNormal</a></li><li><a href="./functions/uniform">uniform</a></li><li><a href="./functions/xavierNormal">xavierNormal</a></li><li><a href="./functions/xavierUniform">xavierUniform</a></li></ul><h2 id="references" tabindex="-1">References <a class="header-anchor" href="#references" aria-label="Permalink to &quot;References&quot;">​</a></h2><h3 id="defaultgenerator" tabindex="-1">defaultGenerator <a class="header-anchor" href="#defaultgenerator" aria-label="Permalink to &quot;defaultGenerator&quot;">​</a></h3><p>Re-exports <a href="./../../variables/defaultGenerator">defaultGenerator</a></p><hr><h3 id="initializer" tabindex="-1">Initializer <a class="header-anchor" href="#initializer" aria-label="Permalink to &quot;Initializer&quot;">​</a></h3><p>Re-exports <a href="./../../type-aliases/Initializer">Initializer</a></p><hr><h3 id="manualseed" tabindex="-1">manualSeed <a class="header-anchor" href="#manualseed" aria-label="Permalink to &quot;manualSeed&quot;">​</a></h3><p>Re-exports <a href="./../../functions/manualSeed">manualSeed</a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/namespaces/init/index.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const index = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  index as default
};
