import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: ProfileOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/analysis/interfaces/ProfileOptions.md","filePath":"api/analysis/interfaces/ProfileOptions.md"}');
const _sfc_main = { name: "api/analysis/interfaces/ProfileOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">analysis</a> / ProfileOptions</p><h1 id="interface-profileoptions" tabindex="-1">Interface: ProfileOptions <a class="header-anchor" href="#interface-profileoptions" aria-label="Permalink to &quot;Interface: ProfileOptions&quot;">​</a></h1><p>Options of <code>profileModel</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="convention" tabindex="-1">convention? <a class="header-anchor" href="#convention" aria-label="Permalink to &quot;convention?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>convention?</strong>: <code>&quot;exact&quot;</code> | <code>&quot;fvcore&quot;</code> | <code>&quot;ptflops&quot;</code> | <code>&quot;torchvision&quot;</code></p></blockquote><p>Whose figures <code>flops</code> is to give. Default &#39;exact&#39;.</p><hr><h3 id="memory" tabindex="-1">memory? <a class="header-anchor" href="#memory" aria-label="Permalink to &quot;memory?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>memory?</strong>: <code>boolean</code></p></blockquote><p>Whether memory is planned, for which the graph and its gradient are compiled. Default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/analysis/interfaces/ProfileOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const ProfileOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  ProfileOptions as default
};
