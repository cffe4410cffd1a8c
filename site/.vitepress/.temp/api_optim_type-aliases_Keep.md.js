import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: Keep","description":"","frontmatter":{},"headers":[],"relativePath":"api/optim/type-aliases/Keep.md","filePath":"api/optim/type-aliases/Keep.md"}');
const _sfc_main = { name: "api/optim/type-aliases/Keep.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">optim</a> / Keep</p><h1 id="type-alias-keep" tabindex="-1">Type Alias: Keep <a class="header-anchor" href="#type-alias-keep" aria-label="Permalink to &quot;Type Alias: Keep&quot;">​</a></h1><blockquote><p><strong>Keep</strong> = (<code>name</code>, <code>initial?</code>) =&gt; <a href="./../../index/classes/State"><code>State</code></a></p></blockquote><p>Gives the value of a name; what is new starts with <code>initial</code>, by default 0.</p><h2 id="parameters" tabindex="-1">Parameters <a class="header-anchor" href="#parameters" aria-label="Permalink to &quot;Parameters&quot;">​</a></h2><table tabindex="0"><thead><tr><th>Parameter</th><th>Type</th></tr></thead><tbody><tr><td><code>name</code></td><td><code>string</code></td></tr><tr><td><code>initial?</code></td><td><code>number</code></td></tr></tbody></table><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to &quot;Returns&quot;">​</a></h2><p><a href="./../../index/classes/State"><code>State</code></a></p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/optim/type-aliases/Keep.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const Keep = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  Keep as default
};
