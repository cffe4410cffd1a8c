import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Type Alias: AttackNorm","description":"","frontmatter":{},"headers":[],"relativePath":"api/attacks/type-aliases/AttackNorm.md","filePath":"api/attacks/type-aliases/AttackNorm.md"}');
const _sfc_main = { name: "api/attacks/type-aliases/AttackNorm.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">attacks</a> / AttackNorm</p><h1 id="type-alias-attacknorm" tabindex="-1">Type Alias: AttackNorm <a class="header-anchor" href="#type-alias-attacknorm" aria-label="Permalink to &quot;Type Alias: AttackNorm&quot;">​</a></h1><blockquote><p><strong>AttackNorm</strong> = keyof <em>typeof</em> <code>BUDGETS</code></p></blockquote><p>&#39;linf&#39;: largest change of a value; &#39;l2&#39;: length of the change; &#39;l1&#39;: sum of changes; &#39;l0&#39;: number of changed pixels.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/attacks/type-aliases/AttackNorm.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttackNorm = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttackNorm as default
};
