import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: TfidfOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/features/interfaces/TfidfOptions.md","filePath":"api/features/interfaces/TfidfOptions.md"}');
const _sfc_main = { name: "api/features/interfaces/TfidfOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">features</a> / TfidfOptions</p><h1 id="interface-tfidfoptions" tabindex="-1">Interface: TfidfOptions <a class="header-anchor" href="#interface-tfidfoptions" aria-label="Permalink to &quot;Interface: TfidfOptions&quot;">​</a></h1><p>Options of <code>TfidfTransformer</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="norm" tabindex="-1">norm? <a class="header-anchor" href="#norm" aria-label="Permalink to &quot;norm?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>norm?</strong>: <code>&quot;max&quot;</code> | <code>&quot;none&quot;</code> | <code>&quot;l2&quot;</code> | <code>&quot;l1&quot;</code></p></blockquote><p>Length that each text is scaled to be 1; default l2.</p><hr><h3 id="smoothidf" tabindex="-1">smoothIdf? <a class="header-anchor" href="#smoothidf" aria-label="Permalink to &quot;smoothIdf?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>smoothIdf?</strong>: <code>boolean</code></p></blockquote><p>As if one more text held every term once, so that nothing is divided by 0; default true.</p><hr><h3 id="sublineartf" tabindex="-1">sublinearTf? <a class="header-anchor" href="#sublineartf" aria-label="Permalink to &quot;sublinearTf?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>sublinearTf?</strong>: <code>boolean</code></p></blockquote><p>1 + ln(count) instead of the count; default false.</p><hr><h3 id="useidf" tabindex="-1">useIdf? <a class="header-anchor" href="#useidf" aria-label="Permalink to &quot;useIdf?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>useIdf?</strong>: <code>boolean</code></p></blockquote><p>Weigh by inverse document frequency; default true.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/features/interfaces/TfidfOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const TfidfOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  TfidfOptions as default
};
