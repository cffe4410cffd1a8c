import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: AttackOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/attacks/interfaces/AttackOptions.md","filePath":"api/attacks/interfaces/AttackOptions.md"}');
const _sfc_main = { name: "api/attacks/interfaces/AttackOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">attacks</a> / AttackOptions</p><h1 id="interface-attackoptions" tabindex="-1">Interface: AttackOptions <a class="header-anchor" href="#interface-attackoptions" aria-label="Permalink to &quot;Interface: AttackOptions&quot;">​</a></h1><p>Options of all attacks.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./PgdOptions"><code>PgdOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="epsilon" tabindex="-1">epsilon <a class="header-anchor" href="#epsilon" aria-label="Permalink to &quot;epsilon&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>epsilon</strong>: <code>number</code></p></blockquote><p>Size of the budget; what it counts depends on the norm. 0 gives the clean images.</p><hr><h3 id="range" tabindex="-1">range? <a class="header-anchor" href="#range" aria-label="Permalink to &quot;range?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>range?</strong>: readonly [<code>number</code>, <code>number</code>]</p></blockquote><p>Valid values of pixels. Default [0, 1].</p><hr><h3 id="targeted" tabindex="-1">targeted? <a class="header-anchor" href="#targeted" aria-label="Permalink to &quot;targeted?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>targeted?</strong>: <code>boolean</code></p></blockquote><p>The labels are those to be reached: the loss is driven down. Default false.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/attacks/interfaces/AttackOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const AttackOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  AttackOptions as default
};
