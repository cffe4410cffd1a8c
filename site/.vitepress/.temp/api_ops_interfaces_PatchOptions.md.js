import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: PatchOptions","description":"","frontmatter":{},"headers":[],"relativePath":"api/ops/interfaces/PatchOptions.md","filePath":"api/ops/interfaces/PatchOptions.md"}');
const _sfc_main = { name: "api/ops/interfaces/PatchOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">ops</a> / PatchOptions</p><h1 id="interface-patchoptions" tabindex="-1">Interface: PatchOptions <a class="header-anchor" href="#interface-patchoptions" aria-label="Permalink to &quot;Interface: PatchOptions&quot;">​</a></h1><p>Options of <code>unfold</code>, and of <code>fold</code> besides its output size.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="dilation" tabindex="-1">dilation? <a class="header-anchor" href="#dilation" aria-label="Permalink to &quot;dilation?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>dilation?</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>Default 1.</p><hr><h3 id="kernelsize" tabindex="-1">kernelSize <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kernelSize</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>Height and width of a patch.</p><hr><h3 id="padding" tabindex="-1">padding? <a class="header-anchor" href="#padding" aria-label="Permalink to &quot;padding?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>padding?</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>Zeros around the image. Default 0.</p><hr><h3 id="stride" tabindex="-1">stride? <a class="header-anchor" href="#stride" aria-label="Permalink to &quot;stride?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>stride?</strong>: <a href="./../type-aliases/Pair"><code>Pair</code></a></p></blockquote><p>Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/ops/interfaces/PatchOptions.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const PatchOptions = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  PatchOptions as default
};
